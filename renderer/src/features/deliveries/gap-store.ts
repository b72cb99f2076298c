import type { TunnelGap } from '@shared/contracts/tunnel'
import { create } from 'zustand'
import { call } from '../../lib/call'
import { onFact, onReread } from '../../lib/facts'
import { report } from '../../lib/report'

/** The times in which nobody could reach the public URL, as the backend last told them. */
export const useGaps = create<{ gaps: readonly TunnelGap[] }>(() => ({ gaps: [] }))

async function readGaps(): Promise<void> {
  const result = await call('tunnel.gaps', {})
  // The deliveries are what is looked at; without the gaps the list is still right.
  if (result.ok) useGaps.setState({ gaps: result.value.gaps })
}

/** Reads the gaps and keeps them up to date with the backend’s facts. Returns the function that stops. */
export function followGaps(): () => void {
  report(readGaps())
  const stopFacts = onFact((fact) => {
    if (fact.fact !== 'tunnel.gapChanged') return
    useGaps.setState(({ gaps }) => ({ gaps: [...gaps.filter((gap) => gap.id !== fact.gap.id), fact.gap] }))
  })
  const stopRereads = onReread(() => report(readGaps()))
  return () => {
    stopFacts()
    stopRereads()
  }
}
