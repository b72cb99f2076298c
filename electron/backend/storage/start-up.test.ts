import { readdirSync, readFileSync, renameSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { describe, expect, it } from 'vitest'
import { formatFileTime, listBackups } from './backups'
import { latestVersion } from './migrations/migrate'
import { readValue } from './read-value'
import { storeFileName } from './start-up'
import type { StoreLimits } from './store-limits'
import { makeDelivery } from './testing/make-delivery'
import { makeTrigger } from './testing/make-trigger'
import { makeTestDirectory, openTestStore } from './testing/open-test-store'

const day = 24 * 60 * 60 * 1000
const readFixture = (version: number): string =>
  readFileSync(new URL(`./migrations/fixtures/version-${version}.sql`, import.meta.url), 'utf8')

/** A directory with a closed store of one trigger and 40 deliveries. */
async function makeFilledDirectory(): Promise<{ directory: string; path: string }> {
  const directory = makeTestDirectory()
  const { store } = await openTestStore(directory)
  await store.saveTrigger(makeTrigger())
  const deliveries = Array.from({ length: 40 }, (_, index) => makeDelivery({ body: `${index}`.repeat(3000) }))
  await Promise.all(deliveries.map((delivery) => store.record(delivery)))
  await store.close()
  return { directory, path: join(directory, storeFileName) }
}

async function reopen(directory: string, limits: Partial<StoreLimits> = {}) {
  const { store, warnings } = await openTestStore(directory, limits)
  const found = {
    notice: store.notice,
    warnings,
    triggers: (await store.triggers()).length,
    deliveries: (await store.totals()).deliveries,
  }
  const result = await store.record(makeDelivery())
  expect(result.stored).toBe(true)
  await store.close()
  return found
}

function setAside(directory: string): string[] {
  return readdirSync(directory).filter((name) => /^hookwright\.db\.corrupt-[\dTZ.-]+$/.test(name))
}

/** Makes the newest backup older than it is. */
function ageBackup(directory: string, ms: number): void {
  const newest = listBackups(directory)[0]
  if (newest === undefined) throw new Error('no backup')
  renameSync(newest.path, join(directory, 'backups', `hookwright-${formatFileTime(newest.takenAt - ms)}.db`))
}

function execute(path: string, sql: string): void {
  const database = new DatabaseSync(path)
  database.exec(sql)
  database.close()
}

function readFrom(path: string, column: string, source: string): string | null {
  const database = new DatabaseSync(path, { readOnly: true })
  const value = readValue(database, column, source)
  database.close()
  return value
}

const damages: Record<string, (path: string) => void> = {
  'its first bytes overwritten': (path) => overwrite(path, 0, 32),
  'pages in the middle overwritten': (path) => overwrite(path, 3 * 4096, 20 * 4096),
  'its end cut off': (path) => truncateSync(path, 5 * 4096),
  'no length': (path) => truncateSync(path, 0),
  'another kind of file in its place': (path) => writeFileSync(path, 'This is a text.\n'.repeat(1000)),
  "another program's database in its place": (path) => {
    rmSync(path)
    execute(path, 'CREATE TABLE notes (text TEXT)')
  },
}

function overwrite(path: string, from: number, length: number): void {
  const bytes = readFileSync(path)
  for (let at = from; at < from + length; at += 1) bytes[at] = (bytes[at] ?? 0) ^ 0x5a
  writeFileSync(path, bytes)
}

describe('a damaged file', () => {
  it.each(Object.entries(damages))(
    'with %s is set aside and the backup takes its place, with a notice',
    async (_, damage) => {
      const { directory, path } = await makeFilledDirectory()
      await reopen(directory)
      damage(path)
      const damaged = readFileSync(path)
      const found = await reopen(directory)
      expect(found).toMatchObject({ triggers: 1, deliveries: 40, notice: { id: 'store-restored', level: 'warning' } })
      const [aside, ...others] = setAside(directory)
      expect(others).toEqual([])
      expect(readFileSync(join(directory, aside ?? '')).subarray(0, damaged.length)).toEqual(damaged)
      expect(found.notice?.text).toContain(aside)
      expect((await reopen(directory)).notice).toBeNull()
    },
  )

  it.each(Object.entries(damages))(
    'with %s and no backup is set aside and the store starts empty, with a loud notice',
    async (_, damage) => {
      const { directory, path } = await makeFilledDirectory()
      damage(path)
      const found = await reopen(directory)
      expect(found).toMatchObject({ triggers: 0, deliveries: 0, notice: { id: 'store-fresh', level: 'error' } })
      expect(setAside(directory)).toHaveLength(1)
    },
  )

  it('is replaced by an older backup when the newest one is damaged, too', async () => {
    const { directory, path } = await makeFilledDirectory()
    await reopen(directory)
    ageBackup(directory, 2 * day)
    await reopen(directory)
    const [newest, older] = listBackups(directory)
    if (newest === undefined || older === undefined) throw new Error('two backups are needed')
    truncateSync(newest.path, 1000)
    truncateSync(path, 0)
    const found = await reopen(directory)
    expect(found.deliveries).toBe(40)
    expect(found.notice?.text).toContain(new Date(older.takenAt).toUTCString())
    expect(found.warnings).toHaveLength(1)
  })

  it('does not leave its write-ahead log to be replayed into the restored file', async () => {
    const { directory, path } = await makeFilledDirectory()
    await reopen(directory)
    truncateSync(path, 0)
    writeFileSync(`${path}-wal`, 'left over')
    await reopen(directory)
    const [aside] = setAside(directory)
    expect(readFileSync(join(directory, `${aside}-wal`), 'utf8')).toBe('left over')
  })

  it('that was deleted is restored from the backup, with a notice', async () => {
    const { directory, path } = await makeFilledDirectory()
    await reopen(directory)
    rmSync(path)
    const found = await reopen(directory)
    expect(found).toMatchObject({ triggers: 1, deliveries: 40, notice: { id: 'store-restored' } })
    expect(found.notice?.text).toContain('was missing')
  })
})

describe('a file of a newer Hookwright', () => {
  it('is refused in words for people and not touched', async () => {
    const { directory, path } = await makeFilledDirectory()
    execute(path, `PRAGMA user_version = ${latestVersion + 1}`)
    rmSync(`${path}-wal`, { force: true })
    const before = readFileSync(path)
    await expect(openTestStore(directory)).rejects.toThrow(/was written by a newer Hookwright.*It was left as it is/)
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(directory)).toEqual([storeFileName])
  })
})

describe('an older file', () => {
  it('is upgraded with all it holds, after a backup of it was made', async () => {
    const directory = makeTestDirectory()
    const path = join(directory, storeFileName)
    execute(path, readFixture(1))
    const { store } = await openTestStore(directory)
    expect(await store.triggers()).toMatchObject([{ id: 'trigger-1', name: 'Webhook: Custom' }])
    expect(await store.readSettings()).toMatchObject({ theme: 'dark', port: 4010 })
    expect(await store.samples('trigger-1')).toMatchObject([{ id: 'sample-1', size: 7 }])
    expect((await store.record(makeDelivery())).stored).toBe(true)
    await store.close()
    expect(readFrom(path, 'user_version', 'pragma_user_version')).toBe(String(latestVersion))
    const [backup] = listBackups(directory)
    expect(readFrom(backup?.path ?? '', 'user_version', 'pragma_user_version')).toBe('1')
    expect(readFrom(backup?.path ?? '', 'count(*)', 'triggers')).toBe('1')
  })

  it('of the time before tunnels keeps its deliveries, which came by no public URL', async () => {
    const directory = makeTestDirectory()
    execute(join(directory, storeFileName), readFixture(2))
    const { store } = await openTestStore(directory)
    expect(await store.detail('delivery-1')).toMatchObject({ triggerId: 'trigger-1', publicBase: null, status: 200 })
    expect((await store.triggerFacts()).get('trigger-1')).toMatchObject({ consoleBase: null, counts: { accepted: 1 } })
    expect(await store.readSettings()).toMatchObject({ tunnel: { driver: 'off', isWanted: false } })
    expect(await store.tunnelMemory()).toBeNull()
    expect(await store.gaps()).toEqual([])
    await store.close()
  })

  it('knows the deliveries that an older app recorded when they come again', async () => {
    const directory = makeTestDirectory()
    execute(join(directory, storeFileName), readFixture(2))
    const { store } = await openTestStore(directory)
    const dedupe = { kind: 'delivery-id' as const, key: 'guid' }
    const same = await store.record(makeDelivery({ dedupe }))
    const other = await store.record(makeDelivery({ dedupe, body: '{"a":2}' }))
    expect([same, other]).toMatchObject(
      ['already_stored', 'same_id_other_body'].map((reason) => ({ delivery: { summary: { reason } } })),
    )
  })

  it('stays as it is when the backup before the upgrade cannot be written', async () => {
    const directory = makeTestDirectory()
    const path = join(directory, storeFileName)
    execute(path, readFixture(1))
    writeFileSync(join(directory, 'backups'), 'a file where the folder should be')
    await expect(openTestStore(directory)).rejects.toThrow('Nothing was changed')
    expect(readFrom(path, 'user_version', 'pragma_user_version')).toBe('1')
  })
})

describe('backups', () => {
  it('are made at a start when the last is older than a day, and only the newest three are kept', async () => {
    const { directory } = await makeFilledDirectory()
    expect(listBackups(directory)).toHaveLength(0)
    await reopen(directory)
    await reopen(directory)
    expect(listBackups(directory)).toHaveLength(1)
    for (const days of [50, 40, 30]) {
      ageBackup(directory, days * day)
      await reopen(directory)
    }
    expect(listBackups(directory)).toHaveLength(3)
  })

  it('of a large file hold the triggers but not the deliveries', async () => {
    const { directory, path } = await makeFilledDirectory()
    await reopen(directory, { wholeFileBytes: 50_000 })
    expect(statSync(listBackups(directory)[0]?.path ?? '').size).toBeLessThan(statSync(path).size)
    truncateSync(path, 0)
    expect(await reopen(directory)).toMatchObject({ triggers: 1, deliveries: 0, notice: { id: 'store-restored' } })
  })

  it('that fail do not keep the app from starting', async () => {
    const { directory } = await makeFilledDirectory()
    writeFileSync(join(directory, 'backups'), 'a file where the folder should be')
    const found = await reopen(directory)
    expect(found).toMatchObject({ triggers: 1, deliveries: 40, notice: null })
    expect(found.warnings).toHaveLength(1)
  })
})

describe('a new directory', () => {
  it('is made for its owner alone, with the file in it', async () => {
    const directory = join(makeTestDirectory(), 'deep', 'data')
    await reopen(directory)
    expect(statSync(directory).mode & 0o777).toBe(0o700)
    expect(statSync(join(directory, storeFileName)).mode & 0o777).toBe(0o600)
  })

  it('that cannot be made is told in words for people', async () => {
    const blocked = join(makeTestDirectory(), 'file')
    writeFileSync(blocked, '')
    await expect(openTestStore(join(blocked, 'data'))).rejects.toThrow(/cannot be opened .* Check that its folder/)
  })
})
