import { connections } from '@shared/connections'
import type { TriggerView } from '@shared/contracts/trigger'
import { useMemo, useRef, useState } from 'react'
import { attempt } from '../../lib/call'
import { closeDialog, replaceDialog } from '../../lib/dialogs'
import { noteTrigger, useTrigger } from '../../lib/mirror/trigger-store'
import { showTrigger } from '../../lib/navigation'
import { report } from '../../lib/report'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { EmptyState } from '../../ui/empty-state'
import { SearchList } from '../../ui/search-list'
import { choiceId, listEventChoices } from './event-choices'
import type { EventChoice } from './event-choices'
import { EventChoiceRow } from './event-choice-row'

/** Step 1 of the wizard. Without `triggerId` Apply makes a draft and goes on to Trigger Setup; with it, it changes that trigger's event. */
export function EventPickerDialog({ triggerId }: { triggerId?: string }) {
  const trigger = useTrigger(triggerId ?? '')
  const groups = useMemo(() => listEventChoices(connections), [])
  const search = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<EventChoice | null>(
    () =>
      findChoice(
        groups.flatMap((group) => group.items),
        trigger,
      ) ??
      groups[0]?.items[0] ??
      null,
  )
  const [isBusy, setIsBusy] = useState(false)

  const apply = async (choice: EventChoice): Promise<void> => {
    if (isBusy) return
    setIsBusy(true)
    const isDone = await (triggerId === undefined ? createTrigger(choice) : changeChoice(triggerId, choice))
    if (!isDone) setIsBusy(false)
  }

  return (
    <Dialog
      title="Select an event"
      subtitle={trigger && `for ${trigger.name}`}
      size="picker"
      onClose={closeDialog}
      initialFocus={search}
      footer={
        <>
          <span className="min-w-0 flex-1 truncate text-sm text-fg-2">{chosen ? chosen.label : 'Nothing chosen'}</span>
          <Button kind="ghost" onClick={closeDialog}>
            Cancel
          </Button>
          <Button
            kind="primary"
            busy={isBusy}
            disabled={chosen === null}
            onClick={() => chosen && report(apply(chosen))}
          >
            Apply
          </Button>
        </>
      }
    >
      <SearchList
        label="Search connections and events"
        placeholder="Search connections and events"
        groups={groups}
        selectedId={chosen?.id ?? null}
        inputRef={search}
        onActiveChange={setChosen}
        onPress={setChosen}
        onChoose={(choice) => report(apply(choice))}
        renderItem={(choice, { place }) => <EventChoiceRow choice={choice} place={place} />}
        renderEmpty={(query) => (
          <EmptyState title={`No event matches “${query}”`}>
            Search by the vendor or the event, or choose Custom Webhook: it takes what any sender posts.
          </EmptyState>
        )}
      />
    </Dialog>
  )
}

const findChoice = (choices: readonly EventChoice[], trigger: TriggerView | undefined): EventChoice | undefined =>
  trigger && choices.find((choice) => choice.id === choiceId(trigger.connectionId, trigger.eventType))

async function createTrigger({ connectionId, eventType }: EventChoice): Promise<boolean> {
  const trigger = await attempt('triggers.create', { connectionId, eventType })
  if (trigger === null) return false
  noteTrigger(trigger)
  showTrigger(trigger.id)
  replaceDialog({ type: 'trigger-setup', triggerId: trigger.id })
  return true
}

async function changeChoice(triggerId: string, { connectionId, eventType }: EventChoice): Promise<boolean> {
  const trigger = await attempt('triggers.update', { triggerId, choice: { connectionId, eventType } })
  if (trigger === null) return false
  noteTrigger(trigger)
  closeDialog()
  return true
}
