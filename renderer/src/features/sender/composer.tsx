import type { SenderRequest, SenderRoute } from '@shared/contracts/sender'
import type { TriggerView } from '@shared/contracts/trigger'
import { useState } from 'react'
import { useStatus } from '../../lib/mirror/status-store'
import { formatCount } from '../../lib/format'
import { report } from '../../lib/report'
import { Button } from '../../ui/button'
import { CheckboxField } from '../../ui/checkbox-field'
import { CodeEditor } from '../../ui/code-editor/code-editor'
import { RotateIcon, SendIcon } from '../../ui/icons'
import { Notice } from '../../ui/notice'
import { SegmentedControl } from '../../ui/segmented-control'
import { InlineSelect } from '../../ui/inline-select'
import { Tabs } from '../../ui/tabs'
import { HeaderRows } from './header-rows'
import { vendorOf, findJsonFlaw, listProofs, proofOf, sampleRequest, signsPrivately } from './sender-draft'
import { changeDraft, sendDraft } from './sender-store'
import type { SenderWork } from './sender-store'

interface ComposerProps {
  trigger: TriggerView
  work: SenderWork
}

const changeRequest = ({ trigger, work }: ComposerProps, changes: Partial<SenderRequest>): void =>
  changeDraft(trigger, { request: { ...work.draft.request, ...changes } })

function Choices({ trigger, work }: ComposerProps) {
  const connection = vendorOf(trigger)
  const { eventType, request } = work.draft
  const methods = connection.methods ?? ['POST']
  return (
    <div className="flex min-h-11 shrink-0 flex-wrap items-center gap-x-4 gap-y-1 border-b border-line px-4 py-2">
      <InlineSelect
        label="Event type"
        value={eventType}
        options={connection.eventTypes.map(({ id }) => ({ value: id, label: id }))}
        onChange={(chosen) => changeDraft(trigger, { eventType: chosen, request: sampleRequest(trigger, chosen) })}
        className="max-w-72 flex-1"
      />
      {methods.length > 1 && (
        <InlineSelect
          label="Method"
          value={request.method}
          options={methods.map((method) => ({ value: method, label: method }))}
          onChange={(method) => changeRequest({ trigger, work }, { method })}
        />
      )}
    </div>
  )
}

function Payload({ trigger, work }: ComposerProps) {
  const { request } = work.draft
  const flaw = findJsonFlaw(request)
  return (
    <>
      <div className="min-h-0 flex-1">
        <CodeEditor
          value={request.body}
          language="json"
          ariaLabel="Payload to send"
          readOnly={false}
          onChange={(body) => changeRequest({ trigger, work }, { body })}
        />
      </div>
      {flaw !== null && (
        <div className="shrink-0 border-t border-line">
          <Notice meaning="warn" shape="banner" title="Not valid JSON.">
            {flaw} It is sent as it is.
          </Notice>
        </div>
      )}
    </>
  )
}

const noTunnel = 'No tunnel is connected, so there is no public URL to send to.'

function Way({ trigger, work }: ComposerProps) {
  const isOnline = useStatus(({ status }) => status?.tunnel.link.state === 'online')
  const { draft } = work
  const route = isOnline ? draft.route : 'local'
  return (
    <>
      <span title={isOnline ? undefined : noTunnel}>
        <SegmentedControl<SenderRoute>
          label="Send to"
          value={route}
          onChange={(chosen) => changeDraft(trigger, { route: chosen })}
          options={[
            { value: 'local', label: 'Local URL' },
            { value: 'tunnel', label: 'Through the tunnel', disabled: !isOnline },
          ]}
        />
      </span>
      <SegmentedControl
        label="Proof"
        value={proofOf(draft, trigger)}
        onChange={(proof) => changeDraft(trigger, { proof })}
        options={listProofs(trigger)}
      />
    </>
  )
}

function Footer({ trigger, work }: ComposerProps) {
  const isOnline = useStatus(({ status }) => status?.tunnel.link.state === 'online')
  const { draft, isSending } = work
  const name = vendorOf(trigger).name
  return (
    <>
      <div className="flex shrink-0 flex-col gap-2 border-t border-line px-4 pt-2.5 pb-2">
        {signsPrivately(trigger) && proofOf(draft, trigger) === 'signature' && (
          <p className="text-xs text-fg-2">
            {name} signs with a private key that only it has. This is signed with a key of Hookwright’s own, which the
            trigger accepts for this one request.
          </p>
        )}
        {!isOnline && <p className="text-xs text-fg-2">{noTunnel}</p>}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Way trigger={trigger} work={work} />
        </div>
      </div>
      <div className="sticky bottom-0 flex shrink-0 items-center gap-4 bg-surface px-4 pb-2.5">
        <CheckboxField
          label="New delivery id each time"
          checked={draft.freshId}
          onChange={(freshId) => changeDraft(trigger, { freshId })}
        />
        <Button
          kind="primary"
          icon={SendIcon}
          busy={isSending}
          className="ml-auto"
          onClick={() => report(sendDraft(trigger))}
        >
          Send
        </Button>
      </div>
    </>
  )
}

type Part = 'payload' | 'headers'

/** The request as it will be sent: its event, body, headers, way and proof. */
export function Composer({ trigger, work }: ComposerProps) {
  const [part, setPart] = useState<Part>('payload')
  const { eventType, request } = work.draft
  const reset = () => changeDraft(trigger, { request: sampleRequest(trigger, eventType) })
  const count = <span className="text-xs font-normal text-fg-2">{formatCount(request.headers.length)}</span>
  return (
    <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
      <Choices trigger={trigger} work={work} />
      <Tabs<Part>
        label="Request"
        value={part}
        onChange={setPart}
        className="min-h-50 shrink-0"
        actions={
          <Button kind="ghost" icon={RotateIcon} onClick={reset}>
            Reset to sample
          </Button>
        }
        tabs={[
          { value: 'payload', label: 'Payload', panel: <Payload trigger={trigger} work={work} /> },
          {
            value: 'headers',
            label: 'Headers',
            extra: count,
            panel: (
              <HeaderRows
                request={request}
                isSigned={proofOf(work.draft, trigger) !== 'none'}
                onChange={(changes) => changeRequest({ trigger, work }, changes)}
              />
            ),
          },
        ]}
      />
      <Footer trigger={trigger} work={work} />
    </div>
  )
}
