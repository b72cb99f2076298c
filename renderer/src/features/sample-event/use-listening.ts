import type { TriggerView } from '@shared/contracts/trigger'
import { useCallback, useEffect, useEffectEvent } from 'react'
import { attempt } from '../../lib/call'
import { noteTrigger } from '../../lib/mirror/trigger-store'
import { report } from '../../lib/report'

export interface Listening {
  isListening: boolean
  /** True when it listens then; an error was told otherwise. */
  start: () => Promise<boolean>
  stop: () => Promise<boolean>
}

/** Listening lasts until it is stopped or the dialog goes away; there is no time limit. */
export function useListening(trigger: TriggerView, startsAtOnce: boolean): Listening {
  const { id, listening: isListening } = trigger

  const set = useCallback(
    async (listening: boolean): Promise<boolean> => {
      const changed = await attempt('triggers.listen', { triggerId: id, listening })
      if (changed !== null) noteTrigger(changed)
      return changed !== null
    },
    [id],
  )
  const start = useCallback(() => set(true), [set])
  const stop = useCallback(() => set(false), [set])
  const startAtOnce = useEffectEvent(() => {
    if (startsAtOnce && !isListening) report(start())
  })
  const stopAtTheEnd = useEffectEvent(() => {
    if (isListening) report(stop())
  })

  useEffect(() => {
    startAtOnce()
    return () => stopAtTheEnd()
  }, [])

  return { isListening, start, stop }
}
