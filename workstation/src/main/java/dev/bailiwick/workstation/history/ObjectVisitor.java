package dev.bailiwick.workstation.history;

import dev.bailiwick.workstation.history.object.ObjectKind;

/// Sees every object of a walk once. One thread; the walk asks for one visitor a thread.
@FunctionalInterface
public interface ObjectVisitor {

  /// A piece of an object: the whole of it up to [ObjectWalk#LARGEST_WHOLE] bytes, beyond that
  /// windows that overlap by [ObjectWalk#OVERLAP].
  ///
  /// @param bytes lent for the call, at most
  /// @param length how many of them count, from 0
  /// @param start where in the object the first of them stands
  void object(ObjectKind kind, Place place, byte[] bytes, int length, long start);
}
