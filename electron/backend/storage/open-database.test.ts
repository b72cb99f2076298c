import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openDatabase } from './open-database'
import { readValue } from './read-value'
import { makeTestDirectory } from './testing/open-test-store'

it('opens the file so that a COMMIT that returned survives a power cut, and for one writer only', () => {
  const path = join(makeTestDirectory(), 'hookwright.db')
  const database = openDatabase(path)
  const pragma = (name: string) => readValue(database, name, `pragma_${name}`)
  try {
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('locking_mode')]).toEqual(['wal', '2', 'exclusive'])
    expect(pragma('foreign_keys')).toBe('1')
  } finally {
    database.close()
  }
})
