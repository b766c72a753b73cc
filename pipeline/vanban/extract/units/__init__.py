"""Bodies, offices, roles and groups that a document names (cơ quan, đơn vị, chức danh)."""
