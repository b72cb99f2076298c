import type { TriggerView } from '@shared/contracts/trigger'
import type { TunnelStatus } from '@shared/contracts/tunnel'
import type { ReactNode } from 'react'
import { copyTriggerField } from '../../lib/copy-trigger-field'
import { formatTime } from '../../lib/format'
import { useStatus } from '../../lib/mirror/status-store'
import { triggerAddresses } from '../../lib/trigger-addresses'
import { useReach } from '../../lib/use-reach'
import { useRequest } from '../../lib/use-request'
import { CopyField } from '../../ui/copy-field'
import { Notice } from '../../ui/notice'
import { ReachLine } from '../../ui/reach-line'
import { UseAsSample } from './arrivals-notice'

/** Before the first sample: where to send it, and what to check when nothing arrives. */
export function WaitingPane({ trigger }: { trigger: TriggerView }) {
  const publicBase = useStatus((mirror) => mirror.status?.publicBase ?? null)
  const reach = useReach()
  const { baseUrl, fullUrl } = triggerAddresses(trigger, publicBase, null)
  const isApiKey = trigger.authentication.method === 'apiKey'
  const field = isApiKey ? 'fullUrl' : 'baseUrl'
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-5 overflow-auto p-6">
      <EarlierDelivery trigger={trigger} />
      <div className="flex flex-col gap-2">
        <h3 className="text-md font-semibold text-fg">
          Send a <code className="rounded-sm bg-sunken px-1 font-mono text-sm">POST</code> request to this URL
        </h3>
        <CopyField
          layout="inline"
          label={isApiKey ? 'Webhook Full URL' : 'Webhook Base URL'}
          value={(isApiKey ? fullUrl : baseUrl) ?? 'The receiver does not listen yet.'}
          onCopy={() => copyTriggerField(trigger.id, field)}
        />
        {reach !== null && <ReachLine {...reach} />}
        <p className="text-sm text-fg-2">
          Or choose <strong className="font-semibold text-fg">Send test event</strong> below: Hookwright then plays the
          sender.
        </p>
      </div>
      <div className="flex flex-col gap-2">
        <h3 className="text-md font-semibold text-fg">If nothing arrives</h3>
        <ul className="flex list-disc flex-col gap-1.5 pl-4 text-sm text-fg-2">
          <ReachCheck />
          <Check term="URL.">It is copied whole, path and all, and the method is POST.</Check>
          <Check term={isApiKey ? 'Key.' : 'Secret.'}>
            {isApiKey
              ? 'It is in the URL as apikey, or in the header X-API-Key.'
              : 'The sender signs with the key of this trigger, and the signature is in the header the scheme names.'}
          </Check>
          <Check term="Refusals.">A request that arrives and is refused is told here at once, with the reason.</Check>
        </ul>
      </div>
    </div>
  )
}

/** What may keep senders away, as the tunnel stands. */
function ReachCheck() {
  const tunnel = useStatus((mirror) => mirror.status?.tunnel)
  if (tunnel === undefined) return null
  return <Check term="Reach.">{describeObstacle(tunnel)}</Check>
}

function describeObstacle({ link, probe, driver }: TunnelStatus): string {
  if (link.state === 'off') return 'The URL works on this computer only; a vendor on the internet cannot reach it.'
  if (link.state !== 'online') return 'The tunnel is not up, so senders are turned away; Tunnel settings says why.'
  if (probe?.outcome === 'unreachable')
    return 'The tunnel is up, but the URL does not answer from outside; Tunnel settings says what was seen.'
  if (probe?.outcome === 'somebody_else')
    return 'Another server answers at the URL; Tunnel settings says what was seen.'
  return driver === 'ngrok'
    ? 'A sender that passes for a browser gets ngrok’s warning page instead; the header ngrok-skip-browser-warning avoids that.'
    : 'The URL answers from outside, so look at the sender’s own log: a firewall there may forbid the call.'
}

function Check({ term, children }: { term: string; children: ReactNode }) {
  return (
    <li>
      <strong className="font-semibold text-fg">{term}</strong> {children}
    </li>
  )
}

/** An event that came before anybody listened is as good a sample as a new one. */
function EarlierDelivery({ trigger }: { trigger: TriggerView }) {
  const page = useRequest('deliveries.page', { triggerId: trigger.id, outcome: null, before: null, limit: 50 })
  const earlier = page.value?.deliveries.find(
    ({ authentic, outcome }) => authentic && outcome !== 'handshake' && outcome !== 'duplicate',
  )
  if (!earlier) return null
  return (
    <Notice
      meaning="info"
      title={`A genuine event arrived earlier, at ${formatTime(earlier.receivedAt)}.`}
      actions={<UseAsSample deliveryId={earlier.id} />}
    >
      It is recorded, so there is no need to wait for another.
    </Notice>
  )
}
