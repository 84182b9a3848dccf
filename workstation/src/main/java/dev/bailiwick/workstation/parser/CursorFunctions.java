package dev.bailiwick.workstation.parser;

import java.lang.foreign.FunctionDescriptor;

/// The functions of a cursor that goes through a tree. Thread-safe; a cursor is not.
final class CursorFunctions {
  private static final FunctionDescriptor TEST =
      FunctionDescriptor.of(TreeSitter.BOOLEAN, TreeSitter.POINTER);

  final TreeSitter.PointerToStruct begin;
  final TreeSitter.PointerToNothing delete;
  final TreeSitter.PointerToStruct node;
  final TreeSitter.PointerToShort field;
  final TreeSitter.PointerToBoolean firstChild;
  final TreeSitter.PointerToBoolean nextSibling;
  final TreeSitter.PointerToBoolean parent;

  CursorFunctions(TreeSitter api) {
    begin =
        api.bound(
            TreeSitter.PointerToStruct.class,
            "ts_tree_cursor_new",
            FunctionDescriptor.of(TreeSitter.CURSOR, TreeSitter.NODE));
    delete =
        api.bound(
            TreeSitter.PointerToNothing.class,
            "ts_tree_cursor_delete",
            FunctionDescriptor.ofVoid(TreeSitter.POINTER));
    node =
        api.quick(
            TreeSitter.PointerToStruct.class,
            "ts_tree_cursor_current_node",
            FunctionDescriptor.of(TreeSitter.NODE, TreeSitter.POINTER));
    field =
        api.quick(
            TreeSitter.PointerToShort.class,
            "ts_tree_cursor_current_field_id",
            FunctionDescriptor.of(TreeSitter.SHORT, TreeSitter.POINTER));
    firstChild = test(api, "ts_tree_cursor_goto_first_child");
    nextSibling = test(api, "ts_tree_cursor_goto_next_sibling");
    parent = test(api, "ts_tree_cursor_goto_parent");
  }

  private static TreeSitter.PointerToBoolean test(TreeSitter api, String name) {
    return api.quick(TreeSitter.PointerToBoolean.class, name, TEST);
  }
}
