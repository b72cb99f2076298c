import type { SecretStorage } from '@shared/contracts/settings'
import { attempt } from '../../lib/call'
import { useStatus } from '../../lib/mirror/status-store'
import { report } from '../../lib/report'
import { SegmentedControl } from '../../ui/segmented-control'

type Choice = Exclude<SecretStorage, 'keychain'>

const hints: Record<SecretStorage, string> = {
  keychain: 'Keys are encrypted for your user account.',
  memory: 'Keys are gone when Hookwright closes; each trigger then needs a new one.',
  file: 'Keys stay, in a file that only your account can read. It is not encrypted.',
}

/** Where secrets are kept: a fact where there is a keychain, else the choice between the other two, which counts at once. */
export function SecretStorageField() {
  const storage = useStatus((state) => state.status?.secrets.storage)
  if (storage === undefined) return null
  return (
    <div role="group" aria-label="Secret storage" className="flex flex-col gap-1.5">
      <span className="text-sm font-semibold">Secret storage</span>
      {storage === 'keychain' ? (
        <p className="text-md">Keychain of the operating system</p>
      ) : (
        <SegmentedControl<Choice>
          label="Secret storage"
          value={storage}
          onChange={(choice) => report(attempt('secrets.chooseStorage', { storage: choice }))}
          options={[
            { value: 'memory', label: 'Memory only' },
            { value: 'file', label: 'Unencrypted file' },
          ]}
        />
      )}
      <p className="text-xs text-fg-3">{hints[storage]}</p>
    </div>
  )
}
