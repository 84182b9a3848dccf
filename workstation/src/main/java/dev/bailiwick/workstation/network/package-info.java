/// What is known of this machine's way to the network: settings, certificates, routes. May know:
/// core, store, setup. Must never: change a setting, print what stands before a host's name. Start
/// reading: [NetworkSurvey].
@NullMarked
package dev.bailiwick.workstation.network;

import org.jspecify.annotations.NullMarked;
