import { readFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { connections } from '../../shared/connections'
import { connectionsTable, proofLists } from './connections-table.mjs'

const published = () => readFile(new URL('../../docs/connections.md', import.meta.url), 'utf8')

it('the table of connections in docs says what the connections say', async () => {
  expect(await published()).toBe(await connectionsTable(connections))
})

it('the lists in README say what the connections say', async () => {
  const readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8')
  expect(readme).toContain(proofLists(connections))
})

it('a connection that is proven otherwise changes the table', async () => {
  const [first, ...others] = connections
  const changed = [{ ...first, verified: { level: 'documentation', how: 'Nothing but a page.' } }, ...others]
  expect(await connectionsTable(changed)).not.toBe(await published())
})
