/** Marks a file as Hookwright's in the SQLite header: "HWRT". */
export const applicationId = 0x48575254
