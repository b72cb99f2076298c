import type { TriggerView } from '@shared/contracts/trigger'
import type { ReactNode } from 'react'
import { openDialog } from '../../lib/dialogs'
import { formatCount } from '../../lib/format'
import { showTab, useNavigation } from '../../lib/navigation'
import type { TriggerTab } from '../../lib/navigation'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Tabs } from '../../ui/tabs'
import { AddressBar } from './address-bar'
import { OldUrlNotice } from './old-url-notice'
import { SchemaTab } from './schema-tab'
import { SetupTab } from './setup-tab'
import { TriggerHeader } from './trigger-header'

export interface TriggerPageProps {
  trigger: TriggerView
  /** Parts of other features, put together by the app. */
  exportMenu: ReactNode
  deliveries: ReactNode
  sender: ReactNode
  conditions: ReactNode
}

function DraftNotice({ trigger }: { trigger: TriggerView }) {
  const hasSchema = trigger.schema !== null
  return (
    <div className="px-4 pb-3">
      <Notice
        meaning="info"
        title="This trigger is a draft."
        actions={
          <Button kind="primary" onClick={() => openDialog({ type: 'trigger-setup', triggerId: trigger.id })}>
            Continue Trigger Setup
          </Button>
        }
      >
        {hasSchema
          ? 'Its schema is confirmed. Apply Trigger Setup to make it ready.'
          : 'It answers 503 until a sample event is captured, its schema confirmed and Trigger Setup applied.'}
      </Notice>
    </div>
  )
}

function KeyLostNotice({ triggerId }: { triggerId: string }) {
  return (
    <div className="px-4 pb-3">
      <Notice
        meaning="bad"
        announce
        title="The key of this trigger is gone."
        actions={<Button onClick={() => openDialog({ type: 'trigger-setup', triggerId })}>Open Trigger Setup</Button>}
      >
        The secret storage no longer holds it, so no delivery can be checked. Set a new key and give it to the vendor.
      </Notice>
    </div>
  )
}

const countOf = (count: number) => <span className="text-sm font-normal text-fg-2">{formatCount(count)}</span>

/** One trigger: what it is, the addresses to carry to the vendor, and its deliveries, schema, conditions, sender and set-up. */
export function TriggerPage({ trigger, exportMenu, deliveries, sender, conditions }: TriggerPageProps) {
  const tab = useNavigation((state) => state.tab)
  return (
    <article aria-label={trigger.name} className="flex min-h-0 flex-1 flex-col">
      <TriggerHeader trigger={trigger} exportMenu={exportMenu} />
      <AddressBar trigger={trigger} />
      <OldUrlNotice trigger={trigger} />
      {trigger.keyLost && <KeyLostNotice triggerId={trigger.id} />}
      {trigger.state === 'draft' && !trigger.listening && <DraftNotice trigger={trigger} />}
      <Tabs<TriggerTab>
        label="Trigger"
        value={tab}
        onChange={showTab}
        className="border-t border-line"
        tabs={[
          { value: 'deliveries', label: 'Deliveries', extra: countOf(trigger.counts.all), panel: deliveries },
          { value: 'schema', label: 'Schema', panel: <SchemaTab trigger={trigger} /> },
          { value: 'conditions', label: 'Conditions', panel: conditions },
          { value: 'sender', label: 'Sender', panel: sender },
          { value: 'setup', label: 'Setup', panel: <SetupTab trigger={trigger} /> },
        ]}
      />
    </article>
  )
}
