/** The grid that the head and the rows share. */
export const schemaColumns = 'grid grid-cols-[minmax(0,1fr)_8.5rem_3.25rem] items-center gap-2 border-line pr-3'
