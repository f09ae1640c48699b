import CGLPK

/// A flag that one thread raises and a running solve on another sees.
///
/// `@unchecked Sendable` because the only state is an integer in C that is read and written atomically, and
/// the pointer to it never changes.
package final class StopFlag: @unchecked Sendable {
  // Because C polls it, it needs an address that does not move; nil where there was no memory.
  let pointer: OpaquePointer?

  package init() { pointer = sg_flag_create() }

  deinit { if let pointer { sg_flag_free(pointer) } }

  /// False where there was no memory for a flag: then nobody is stopped.
  package var isRaised: Bool { pointer.map { sg_flag_get($0) != 0 } ?? false }

  package func raise() { if let pointer { sg_flag_set(pointer, 1) } }

  package func lower() { if let pointer { sg_flag_set(pointer, 0) } }
}
