import type { DeliverySummary } from '@shared/contracts/delivery'
import type { TriggerView } from '@shared/contracts/trigger'
import { fail, ok } from '@shared/ipc/result'
import { cleanup, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { openDialog, useDialogs } from '../../lib/dialogs'
import type { FakeBackend } from '../../test/fake-backend'
import { fakeDelivery, refusedPlan } from '../../test/fake-deliveries'
import { fakeSecret } from '../../test/fake-routes'
import { createFakeState } from '../../test/fake-state'
import { fakeKey, fakeTrigger } from '../../test/fake-triggers'
import { renderConnected } from '../../test/render-connected'
import { SampleEventDialog } from './sample-event-dialog'

const draft = (changes: Partial<TriggerView> = {}): TriggerView =>
  fakeTrigger({
    id: 'trg-draft',
    connectionId: 'custom-webhook',
    eventType: null,
    authentication: { method: 'apiKey', preset: 'blink', headerName: 'X-API-Key' },
    keys: [fakeKey('key-draft', 'x0w')],
    state: 'draft',
    schema: null,
    schemaConfirmedAt: null,
    sampleCount: 0,
    ...changes,
  })

async function open(trigger: TriggerView = draft(), prepare?: (backend: FakeBackend) => void, listen = false) {
  const state = { ...createFakeState(), triggers: [trigger], deliveries: [], samples: [] }
  const opened = await renderConnected(<></>, state)
  prepare?.(opened.backend)
  cleanup()
  const { backend, user } = await renderInto(opened.backend, trigger.id, listen)
  await screen.findByRole('dialog', { name: 'Sample Webhook Event' })
  return { backend, user }
}
