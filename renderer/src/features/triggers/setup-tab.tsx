import { connectionOf, findPreset } from '@shared/connections'
import type { Connection } from '@shared/contracts/connection'
import type { TriggerView } from '@shared/contracts/trigger'
import { openDialog } from '../../lib/dialogs'
import { formatDateTime } from '../../lib/format'
import { Button } from '../../ui/button'
import { EditIcon } from '../../ui/icons'
import { methodNames } from './method-names'

interface Fact {
  label: string
  value: string
  note?: string
}

const orNotYet = (at: number | null): string => (at === null ? 'Not yet' : formatDateTime(at))

const methodFact = ({ authentication }: TriggerView, connection: Connection | undefined): Fact => {
  const name = methodNames[authentication.method]
  if (authentication.method === 'apiKey') {
    return {
      label: 'Authentication Method',
      value: name,
      note: `In the query, or in a header such as ${authentication.headerName}`,
    }
  }
  const preset = connection === undefined ? undefined : findPreset(connection, authentication.preset)
  return {
    label: 'Authentication Method',
    value: `${name}, ${preset?.name ?? authentication.preset}`,
    note: preset?.summary,
  }
}

const eventTypeName = (connection: Connection | undefined, id: string | null): string =>
  id === null ? 'Any' : (connection?.eventTypes.find((type) => type.id === id)?.id ?? id)

function listFacts(trigger: TriggerView): Fact[] {
  const connection = connectionOf(trigger)
  return [
    { label: 'Webhook Event Name', value: trigger.name },
    { label: 'Connection', value: connection?.name ?? trigger.connectionId },
    { label: 'Event type', value: eventTypeName(connection, trigger.eventType) },
    methodFact(trigger, connection),
    { label: 'First handshake', value: orNotYet(trigger.firstHandshakeAt) },
    { label: 'First genuine event', value: orNotYet(trigger.firstAuthenticAt) },
    { label: 'Schema confirmed', value: orNotYet(trigger.schemaConfirmedAt) },
    { label: 'Created', value: formatDateTime(trigger.createdAt) },
  ]
}

/** What Trigger Setup holds, to read; Edit opens it. */
export function SetupTab({ trigger }: { trigger: TriggerView }) {
  return (
    <section aria-label="Setup" className="min-h-0 flex-1 overflow-auto p-4">
      <div className="max-w-2xl rounded-lg border border-line">
        <div className="flex h-12 items-center justify-between border-b border-line px-4">
          <h2 className="text-md font-semibold">Trigger Setup</h2>
          <Button icon={EditIcon} onClick={() => openDialog({ type: 'trigger-setup', triggerId: trigger.id })}>
            Edit
          </Button>
        </div>
        <dl className="px-4 py-2 select-text">
          {listFacts(trigger).map((fact) => (
            <div key={fact.label} className="flex gap-4 py-1.5 text-sm">
              <dt className="w-44 shrink-0 text-fg-2">{fact.label}</dt>
              <dd className="min-w-0 break-words">
                {fact.value}
                {fact.note !== undefined && <span className="block text-xs text-fg-3">{fact.note}</span>}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </section>
  )
}
