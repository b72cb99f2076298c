import { maskSecret } from '@shared/domain/secrets'
import type { KeyView, TriggerView } from '@shared/contracts/trigger'
import { attempt } from '../../lib/call'
import { escapeInvisible } from '../../lib/escape-invisible'
import { formatAgo, formatDateTime } from '../../lib/format'
import { noteTrigger } from '../../lib/mirror/trigger-store'
import { report } from '../../lib/report'
import { useNow } from '../../lib/use-now'
import { Button } from '../../ui/button'

/** The keys that were rotated out and are still accepted, with who still uses them. */
export function RetiredKeys({ trigger, activeKey }: { trigger: TriggerView; activeKey: KeyView }) {
  const now = useNow()
  const retired = trigger.keys.filter(
    (key) => key.format === activeKey.format && key.retiresAt !== null && key.retiresAt > now,
  )
  if (retired.length === 0) return null
  return (
    <ul aria-label="Old keys" className="-mt-1 flex flex-col gap-1.5">
      {retired.map((key) => (
        <li
          key={key.id}
          className="flex items-center gap-2 rounded-md border border-line bg-sunken py-1.5 pr-1.5 pl-2.5"
        >
          <div className="min-w-0 flex-1 text-xs text-fg-2">
            <div className="truncate">
              <code className="font-mono text-fg">{maskSecret(key.preview)}</code> is accepted until{' '}
              {formatDateTime(key.retiresAt ?? now)}
            </div>
            <div className="truncate">{describeUse(key, activeKey.createdAt, now)}</div>
          </div>
          <Button kind="ghost" className="h-6" onClick={() => report(revoke(trigger.id, key.id))}>
            Revoke
          </Button>
        </li>
      ))}
    </ul>
  )
}

function describeUse({ lastUsedAt, lastSender }: KeyView, rotatedAt: number, now: number): string {
  if (lastUsedAt === null || lastUsedAt < rotatedAt) return 'Not used since the new key was made.'
  return `Still used by ${escapeInvisible(lastSender ?? 'an unknown sender')}, last ${formatAgo(lastUsedAt, now)}.`
}

async function revoke(triggerId: string, keyId: string): Promise<void> {
  const trigger = await attempt('keys.revoke', { triggerId, keyId })
  if (trigger !== null) noteTrigger(trigger)
}
