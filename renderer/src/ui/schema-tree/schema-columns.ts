/** The grid that the head and the rows share. */
export const schemaColumns = 'grid grid-cols-[minmax(0,1fr)_minmax(0,10.5rem)_4rem] items-center gap-2 border-line px-3'
