import { useEffect, useState } from 'react'

const secondsUntil = (at: number): number => Math.max(0, Math.ceil((at - Date.now()) / 1000))

/** Whole seconds until a time in epoch ms, counted down to 0; `null` when there is none. */
export function useSecondsUntil(at: number | null): number | null {
  const [, redraw] = useState(0)
  useEffect(() => {
    if (at === null) return
    const timer = setInterval(() => redraw((count) => count + 1), 1000)
    return () => clearInterval(timer)
  }, [at])
  return at === null ? null : secondsUntil(at)
}
