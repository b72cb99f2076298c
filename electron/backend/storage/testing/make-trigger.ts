import type { Trigger } from '@shared/contracts/trigger'

/** A ready trigger of Custom Webhook with one key. */
export function makeTrigger(changes: Partial<Trigger> = {}): Trigger {
  return {
    id: 'trigger-1',
    token: 'abcdefghijklmnopqrstuv',
    name: 'Webhook: Custom',
    connectionId: 'custom',
    eventType: null,
    authentication: { method: 'apiKey', preset: 'blink', headerName: 'X-API-Key' },
    keys: [
      {
        ...{ id: 'key-1', format: 'hookwright', createdAt: 1_794_000_000_000, retiresAt: null },
        preview: { start: 'hwk_ab', end: 'wxyz', length: 47 },
      },
    ],
    state: 'ready',
    schema: null,
    schemaConfirmedAt: null,
    conditions: null,
    createdAt: 1_794_000_000_000,
    updatedAt: 1_794_000_000_000,
    ...changes,
  }
}
