import type { TriggerView } from '@shared/contracts/trigger'
import { copyTriggerField } from '../../lib/copy-trigger-field'
import { useStatus } from '../../lib/mirror/status-store'
import type { TriggerAddresses } from '../../lib/trigger-addresses'
import { useReach } from '../../lib/use-reach'
import { CopyField } from '../../ui/copy-field'
import { Notice } from '../../ui/notice'
import { ReachLine } from '../../ui/reach-line'

/** The URLs to give to the sender; the one with the key in it under API Key only. */
export function AddressFields({ trigger, addresses }: { trigger: TriggerView; addresses: TriggerAddresses }) {
  const reach = useReach()
  const { baseUrl, fullUrl } = addresses
  if (baseUrl === null || fullUrl === null) return <NoAddress />
  return (
    <>
      {trigger.authentication.method === 'apiKey' && (
        <CopyField
          label="Webhook Full URL"
          value={fullUrl}
          hint="The key is in it: for senders that take a URL and nothing else."
          onCopy={() => copyTriggerField(trigger.id, 'fullUrl')}
        />
      )}
      <CopyField
        label="Webhook Base URL"
        value={baseUrl}
        hint={reach === null ? undefined : <ReachLine {...reach} />}
        onCopy={() => copyTriggerField(trigger.id, 'baseUrl')}
      />
    </>
  )
}

function NoAddress() {
  const receiver = useStatus((mirror) => mirror.status?.receiver)
  if (receiver?.state === 'failed') {
    return (
      <Notice meaning="bad" title="No URL: the receiver does not run.">
        {receiver.message}
      </Notice>
    )
  }
  return (
    <Notice meaning="info" title="No URL yet.">
      The receiver is starting. The URLs appear here as soon as it listens.
    </Notice>
  )
}
