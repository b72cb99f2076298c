import type { TunnelLogLine } from '@shared/contracts/tunnel'
import { useEffect, useState } from 'react'
import { call } from '../../../lib/call'
import { onFact, onReread } from '../../../lib/facts'
import { report } from '../../../lib/report'

const linesKept = 200

/** The last lines of the tunnel’s log, oldest first, followed while they are looked at; `null` until they were read. */
export function useTunnelLog(): readonly TunnelLogLine[] | null {
  const [lines, setLines] = useState<readonly TunnelLogLine[] | null>(null)
  useEffect(() => {
    let isGone = false
    const read = async (): Promise<void> => {
      const result = await call('tunnel.log', {})
      if (!isGone) setLines(result.ok ? result.value.lines : [])
    }
    report(read())
    const stopFacts = onFact((fact) => {
      if (fact.fact === 'tunnel.logged') setLines((shown) => [...(shown ?? []), fact.line].slice(-linesKept))
    })
    const stopRereads = onReread(() => report(read()))
    return () => {
      isGone = true
      stopFacts()
      stopRereads()
    }
  }, [])
  return lines
}
