import type { Condition } from '@shared/contracts/condition'
import type { ConditionPreview } from '@shared/contracts/condition-preview'
import type { TriggerView } from '@shared/contracts/trigger'
import type { CallError } from '@shared/ipc/result'
import { useState } from 'react'
import { useDebounced } from '../../lib/use-debounced'
import { useRequest } from '../../lib/use-request'

export interface PreviewState {
  preview: ConditionPreview | null
  error: CallError | null
  /** A newer answer is awaited. */
  isBehind: boolean
}

const typingMs = 200
const arrivalsMs = 500

/** How a condition comes out on the recorded events of a trigger; while it is not complete, how the last complete one did. */
export function usePreview(trigger: TriggerView, condition: Condition | null, isComplete: boolean): PreviewState {
  const [complete, setComplete] = useState(condition)
  if (isComplete && complete !== condition) setComplete(condition)
  const conditions = useDebounced(complete, typingMs)
  const recorded = useDebounced(`${trigger.counts.all} ${trigger.sampleCount}`, arrivalsMs)
  const { error, isLoading, value } = useRequest('conditions.preview', { triggerId: trigger.id, conditions }, recorded)
  return { preview: value, error, isBehind: isLoading || conditions !== complete }
}
