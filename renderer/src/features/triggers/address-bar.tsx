import type { TriggerView } from '@shared/contracts/trigger'
import { copyTriggerField } from '../../lib/copy-trigger-field'
import { openDialog } from '../../lib/dialogs'
import { useStatus } from '../../lib/mirror/status-store'
import { neededKeyHosts } from '../../lib/needed-key-hosts'
import { activeKey, hasPublicKey, triggerAddresses } from '../../lib/trigger-addresses'
import { useRevealedSecret } from '../../lib/use-revealed-secret'
import { Button } from '../../ui/button'
import { CopyField } from '../../ui/copy-field'
import { PlusIcon } from '../../ui/icons'

const notListening = 'Not available: the receiver is not running'

function MissingSecret({ triggerId, label }: { triggerId: string; label: string }) {
  return (
    <div className="flex h-[30px] min-w-0 flex-2 items-center gap-2 rounded-md border border-line bg-sunken pr-0.5 pl-2.5">
      <span className="truncate text-xs text-fg-2">
        <span className="font-medium">{label}</span> not pasted yet
      </span>
      <Button
        kind="ghost"
        icon={PlusIcon}
        className="ml-auto h-6"
        onClick={() => openDialog({ type: 'trigger-setup', triggerId })}
      >
        Add
      </Button>
    </div>
  )
}

/** What goes into the vendor's console: the URL for the trigger's method and the key, masked, each with a copy button. */
export function AddressBar({ trigger }: { trigger: TriggerView }) {
  const publicBase = useStatus((state) => state.status?.publicBase ?? null)
  const isPublic = hasPublicKey(trigger)
  const revealed = useRevealedSecret(trigger.id, activeKey(trigger)?.id, { isPublic })
  const addresses = triggerAddresses(trigger, publicBase, revealed.secret)
  const isApiKey = trigger.authentication.method === 'apiKey'
  const reveal = isPublic ? undefined : { isRevealed: revealed.isRevealed, onToggle: revealed.onToggle }
  return (
    <div className="flex shrink-0 gap-2.5 px-4 pb-3">
      {isApiKey ? (
        <CopyField
          layout="inline"
          label="Webhook Full URL"
          className="flex-3"
          value={addresses.fullUrl ?? notListening}
          isUnavailable={addresses.fullUrl === null}
          onCopy={() => copyTriggerField(trigger.id, 'fullUrl')}
        />
      ) : (
        <CopyField
          layout="inline"
          label="Webhook Base URL"
          className="flex-3"
          value={addresses.baseUrl ?? notListening}
          isUnavailable={addresses.baseUrl === null}
          onCopy={() => copyTriggerField(trigger.id, 'baseUrl')}
        />
      )}
      {neededKeyHosts(trigger) !== null ? null : addresses.apiKey === null ? (
        <MissingSecret triggerId={trigger.id} label={addresses.apiKeyLabel} />
      ) : (
        <CopyField
          layout="inline"
          label={addresses.apiKeyLabel}
          className="flex-2"
          value={addresses.apiKey}
          reveal={reveal}
          onCopy={() => copyTriggerField(trigger.id, 'apiKey')}
        />
      )}
    </div>
  )
}
