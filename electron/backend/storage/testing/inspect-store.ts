import { join } from 'node:path'
import { DatabaseSync } from '@photostructure/sqlite'
import { storeFileName } from '../start-up'

/**
 * The acknowledged deliveries that the file does not hold byte for byte, and SQLite's check of it. It collects through a
 * function: the driver would keep prepared statements, and with them a lock, beyond `close()`.
 */
export function inspectStore(
  directory: string,
  journal: ReadonlyMap<string, string>,
): { lost: string[]; check: string } {
  const database = new DatabaseSync(join(directory, storeFileName), { readOnly: true })
  const lost = new Set(journal.keys())
  let check = ''
  database.function('see_delivery', (id: string, body: Uint8Array) => {
    if (Buffer.from(body).toString() === journal.get(id)) lost.delete(id)
    return null
  })
  database.function('see_check', (found: string) => {
    check += found
    return null
  })
  database.exec('SELECT see_delivery(id, body) FROM deliveries JOIN delivery_contents USING (seq)')
  database.exec('SELECT see_check(quick_check) FROM pragma_quick_check')
  database.close()
  return { lost: [...lost], check }
}
