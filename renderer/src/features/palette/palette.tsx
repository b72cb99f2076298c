import { commands } from '@shared/commands'
import type { CommandId } from '@shared/commands'
import { findConnection } from '@shared/connections'
import type { TriggerView } from '@shared/contracts/trigger'
import { useRef } from 'react'
import { printAccelerator } from '../../lib/accelerator'
import { closeDialog } from '../../lib/dialogs'
import { useTriggers } from '../../lib/mirror/trigger-store'
import { showTrigger, showUnmatched } from '../../lib/navigation'
import { EmptyState } from '../../ui/empty-state'
import { Kbd } from '../../ui/kbd'
import { PaletteDialog } from '../../ui/palette-dialog'
import { SearchList } from '../../ui/search-list'
import type { SearchGroup, SearchItem } from '../../ui/search-list'
import { TriggerState } from '../../ui/trigger-state'

interface PaletteItem extends SearchItem {
  run: () => void
  keys?: string
  /** Choosing it shows a page, which then has the focus. */
  isPlace?: boolean
  trigger?: TriggerView
}

const title = commands['palette.open'].label
const commandIds = (Object.keys(commands) as CommandId[]).filter((id) => id !== 'palette.open')

const listGroups = (
  triggers: readonly TriggerView[],
  onCommand: (command: CommandId) => void,
): SearchGroup<PaletteItem>[] => [
  {
    id: 'triggers',
    label: 'Triggers',
    items: [
      ...triggers.map((trigger) => ({
        id: trigger.id,
        label: trigger.name,
        keywords: `${findConnection(trigger.connectionId)?.name ?? ''} ${trigger.eventType ?? ''}`,
        trigger,
        isPlace: true,
        run: () => showTrigger(trigger.id),
      })),
      { id: 'unmatched', label: 'Unmatched', keywords: 'deliveries 404', isPlace: true, run: showUnmatched },
    ],
  },
  {
    id: 'commands',
    label: 'Commands',
    items: commandIds.map((id) => ({
      id,
      label: commands[id].label,
      keys: printAccelerator(commands[id].accelerator),
      run: () => onCommand(id),
    })),
  },
]

function PaletteRow({ item }: { item: PaletteItem }) {
  return (
    <div className="flex h-8 items-center gap-3 text-md">
      <span className="min-w-0 flex-1 truncate">{item.label}</span>
      {item.trigger !== undefined && <TriggerState trigger={item.trigger} />}
      {item.keys !== undefined && <Kbd keys={item.keys} />}
    </div>
  )
}

/** Finds a trigger or a command by a few letters; the keyboard is enough. */
export function Palette({ onCommand }: { onCommand: (command: CommandId) => void }) {
  const triggers = useTriggers((state) => state.triggers)
  const isPlace = useRef(false)
  const choose = (item: PaletteItem): void => {
    isPlace.current = item.isPlace === true
    closeDialog()
    item.run()
  }
  return (
    <PaletteDialog title={title} onClose={closeDialog} shouldFocusMain={() => isPlace.current}>
      <SearchList
        label={title}
        placeholder="Find a trigger or a command"
        groups={listGroups(triggers, onCommand)}
        renderItem={(item) => <PaletteRow item={item} />}
        onChoose={choose}
        renderEmpty={(query) => (
          <EmptyState title="Nothing found">
            No trigger and no command contains “{query}”. Try fewer letters.
          </EmptyState>
        )}
      />
    </PaletteDialog>
  )
}
