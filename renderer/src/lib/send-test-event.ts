import { attempt } from './call'
import { showToast } from './toasts'

/** Plays the vendor: posts a signed sample to the trigger's own URL and says how the receiver answered. */
export async function sendTestEvent(triggerId: string): Promise<void> {
  const sent = await attempt('sender.sendTest', { triggerId })
  if (sent === null) return
  const isAnswered = sent.status < 300
  showToast({
    meaning: isAnswered ? 'ok' : 'info',
    text: isAnswered
      ? `Test event sent. The receiver answered ${sent.status}.`
      : `Test event sent. The receiver answered ${sent.status}; its delivery says why.`,
  })
}
