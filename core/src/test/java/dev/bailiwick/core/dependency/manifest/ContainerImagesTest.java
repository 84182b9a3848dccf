package dev.bailiwick.core.dependency.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ContainerImagesTest {

  @Test
  void names_what_a_build_takes_from_strangers() {
    var text =
        """
        # syntax=docker/dockerfile:1
        ARG VERSION=20
        FROM --platform=linux/amd64 someone/tool:1.2 AS tool
        FROM registry.example:5000/base@sha256:0a0b
        FROM tool
        ADD https://files.example/setup.sh /tmp/
        ADD --checksum=sha256:0a https://files.example/sealed.tgz /tmp/
        ADD src /src
        """;
    assertThat(ContainerImages.of("deploy/web.Dockerfile", text))
        .containsExactly(
            "https://files.example/setup.sh", "registry.example:5000/base", "someone/tool");
    assertThat(
            ContainerImages.of(
                "docker-compose.yml",
                "services:\n"
                    + "  a:\n"
                    + "    image: ghcr.io/someone/app:latest\n"
                    + "  b:\n"
                    + "    image: postgres:16\n"))
        .containsExactly("ghcr.io/someone/app");
  }

  @Test
  void leaves_images_of_their_own_vendors_alone() {
    var text =
        """
        FROM node:20-slim AS build
        FROM docker.io/library/python:3.12
        FROM mcr.microsoft.com/dotnet/sdk:8.0
        FROM gcr.io/distroless/base-debian12
        FROM build
        FROM scratch
        FROM ${BASE}/app:${TAG}
        """;
    assertThat(ContainerImages.of("Dockerfile", text)).isEmpty();
    assertThat(ContainerImages.of("notes.md", "FROM someone/tool:1.2\n")).isEmpty();
  }
}
