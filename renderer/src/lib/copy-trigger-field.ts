import { attempt } from './call'

/** Puts the real value on the clipboard; true when it did. The value never passes through the renderer. */
export async function copyTriggerField(triggerId: string, field: 'fullUrl' | 'baseUrl' | 'apiKey'): Promise<boolean> {
  return (await attempt('triggers.copy', { triggerId, field })) !== null
}
