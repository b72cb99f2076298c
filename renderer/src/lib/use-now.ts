import { useEffect, useState } from 'react'

const tickMs = 15_000

/** The time in epoch ms, renewed every 15 s, for what is told relative to now. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickMs)
    return () => clearInterval(timer)
  }, [])
  return now
}
