import type { Connection } from '@shared/contracts/connection'
import type { TriggerView } from '@shared/contracts/trigger'
import { report } from '../../lib/report'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { saveAuthentication } from './choose-authentication'

/** Before Apply: what comes of a trigger whose signing keys may not be fetched. It may be completed all the same. */
export function KeysNotAllowed({ trigger, connection }: { trigger: TriggerView; connection: Connection }) {
  return (
    <div data-testid="keys-not-allowed" className="shrink-0 border-t border-line p-3">
      <Notice
        meaning="warn"
        title="Deliveries cannot be verified yet."
        actions={
          <Button onClick={() => report(saveAuthentication(trigger, { mayFetchKeys: true }))}>
            Fetch signing keys
          </Button>
        }
      >
        Until the signing keys of {connection.name} may be fetched, every delivery is refused.
      </Notice>
    </div>
  )
}
