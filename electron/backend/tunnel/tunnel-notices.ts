import { findConnection } from '@shared/connections'
import type { TunnelStatus } from '@shared/contracts/tunnel'
import type { Notice } from '@shared/contracts/status'
import type { Trigger } from '@shared/contracts/trigger'

const warnShare = 0.8
const countOf = (count: number): string => count.toLocaleString('en-US')

/** The name of who sends: the vendor, or nobody in particular. */
const senderOf = ({ connectionId }: Trigger): string =>
  connectionId === 'custom-webhook' ? 'its sender' : (findConnection(connectionId)?.name ?? 'its sender')

/** The public address is another one, and these triggers' consoles still hold the old one. */
export const baseChanged = (base: string, triggers: readonly Trigger[]): Notice => ({
  id: 'tunnel.base-changed',
  level: 'warning',
  title: 'The public address has changed',
  text: `It is ${base} now. The old one is still held for: ${triggers
    .map((trigger) => `${trigger.name} (${senderOf(trigger)})`)
    .join(', ')}. Copy each new URL and paste it there.`,
})

/** The free plan's requests of the month come to an end; `null` as long as they do not. */
export function requestsRunOut({ requests }: TunnelStatus): Notice | null {
  const { count, limit } = requests
  if (limit === null || count < limit * warnShare) return null
  const isOver = count >= limit
  return {
    id: 'tunnel.requests',
    level: 'warning',
    title: isOver ? 'The free requests of this month are used up' : 'The free requests of this month run out',
    text: `${countOf(count)} requests came through ngrok this month, by Hookwright's own count; its free plan has ${countOf(limit)}. ${
      isOver ? 'Senders may get errors' : 'When they are used up, senders get errors'
    } until the month ends. Upgrade the plan at ngrok, or connect by SSH or a URL of your own.`,
  }
}
