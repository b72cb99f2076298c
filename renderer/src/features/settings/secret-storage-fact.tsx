import type { SecretStorage } from '@shared/contracts/settings'
import { useStatus } from '../../lib/mirror/status-store'

const words: Record<SecretStorage, { title: string; text: string }> = {
  keychain: { title: 'Keychain of the operating system', text: 'Keys are encrypted for your user account.' },
  memory: { title: 'Memory only', text: 'Keys are gone when Hookwright closes; triggers then need new ones.' },
  file: { title: 'Unencrypted file', text: 'Only your user can read it, but it is not encrypted.' },
}

/** Where secrets are kept, in words. */
export function SecretStorageFact() {
  const storage = useStatus((state) => state.status?.secrets.storage)
  if (storage === undefined) return null
  return (
    <div role="group" aria-label="Secret storage">
      <p className="text-sm font-semibold">Secret storage</p>
      <p className="mt-1 text-md">{words[storage].title}</p>
      <p className="mt-0.5 text-xs text-fg-3">{words[storage].text}</p>
    </div>
  )
}
