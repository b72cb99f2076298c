import type { DatabaseSyncInstance } from '@photostructure/sqlite'
import { settingsSchema } from '@shared/contracts/settings'
import type { Settings } from '@shared/contracts/settings'
import { readStoredJson } from './stored-json'
import type { Warn } from './stored-json'

interface DocumentRow {
  document: string
}

export function createSettingsStore(database: DatabaseSyncInstance, warn: Warn) {
  const read = database.prepare('SELECT document FROM settings WHERE id = 1')
  const save = database.prepare(
    'INSERT INTO settings (id, document) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET document = excluded.document',
  )
  return {
    read(): Settings | null {
      const row: DocumentRow | undefined = read.get()
      return row ? readStoredJson({ text: row.document, schema: settingsSchema, what: 'settings' }, warn) : null
    },
    save(settings: Settings): void {
      save.run(JSON.stringify(settings))
    },
  }
}
