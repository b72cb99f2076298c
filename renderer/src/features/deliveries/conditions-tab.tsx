import type { DeliveryDetail } from '@shared/contracts/delivery'
import type { TriggerView } from '@shared/contracts/trigger'
import { escapeInvisible } from '../../lib/escape-invisible'
import { showTab } from '../../lib/navigation'
import { useRequest } from '../../lib/use-request'
import { Badge } from '../../ui/badge'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { CheckIcon, CloseIcon, ErrorIcon } from '../../ui/icons'
import { Notice } from '../../ui/notice'

const editButton = <Button onClick={() => showTab('conditions')}>Open Conditions</Button>

function NoTable({ trigger }: { trigger: TriggerView }) {
  return trigger.conditions === null ? (
    <EmptyState title="No condition" actions={editButton}>
      This trigger has no condition, so every genuine event fires.
    </EmptyState>
  ) : (
    <EmptyState title="Not held against the condition">
      Only a genuine event is. This delivery ended before that; its verdict above says where and why.
    </EmptyState>
  )
}

/** What each test of the condition met in this delivery. */
export function ConditionsTab({ delivery, trigger }: { delivery: DeliveryDetail; trigger: TriggerView }) {
  const { error, value } = useRequest(
    'conditions.explain',
    { deliveryId: delivery.id },
    trigger.conditionsChangedAt ?? 0,
  )
  if (error !== null) {
    return (
      <EmptyState icon={ErrorIcon} title="The condition could not be looked at">
        {error.message}
      </EmptyState>
    )
  }
  if (value === null) return null
  const { columns, isChanged, row } = value
  if (row === null) return <NoTable trigger={trigger} />
  return (
    <div className="min-h-0 flex-1 overflow-auto">
      {isChanged && (
        <Notice meaning="warn" shape="banner">
          The condition was changed since this delivery was judged. This is how the condition of now comes out on it.
        </Notice>
      )}
      <p className="flex items-center gap-2 px-4 pt-3 pb-2 text-sm text-fg-2">
        <Badge meaning={row.holds ? 'ok' : 'mute'}>{row.holds ? 'true' : 'false'}</Badge>
        {row.limited
          ? 'The condition was given up, because it took too many steps on this event.'
          : row.holds
            ? 'The condition holds for this event.'
            : 'The condition does not hold for this event.'}
      </p>
      <table aria-label="Conditions of this delivery" className="w-full text-sm">
        <thead>
          <tr className="border-y border-line text-left text-xs text-fg-2 [&>th]:px-4 [&>th]:py-1.5 [&>th]:font-semibold">
            <th scope="col">Condition</th>
            <th scope="col">Value</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {row.cells.map((cell, index) => {
            const Icon = cell.holds ? CheckIcon : CloseIcon
            return (
              <tr key={index} className="border-b border-line align-top [&>*]:px-4 [&>*]:py-1.5">
                <th scope="row" className="text-left font-mono font-normal wrap-anywhere text-fg select-text">
                  {escapeInvisible(columns[index] ?? '')}
                </th>
                <td className="text-fg">
                  <span className="flex items-start gap-1.5">
                    <Icon
                      role="img"
                      aria-label={cell.holds ? 'true' : 'false'}
                      size={12}
                      className={cell.holds ? 'mt-1 shrink-0 text-ok' : 'mt-1 shrink-0 text-bad'}
                    />
                    <span className="min-w-20 font-mono wrap-anywhere select-text">
                      {cell.actual.type === 'missing' ? 'missing' : escapeInvisible(cell.actual.text)}
                    </span>
                  </span>
                </td>
                <td className="break-words text-fg-2 select-text">{escapeInvisible(cell.sentence)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
