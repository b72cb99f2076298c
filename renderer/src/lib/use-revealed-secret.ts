import { useCallback, useEffect, useState } from 'react'
import { attempt } from './call'
import { report } from './report'
import { useRequest } from './use-request'

const shownForMs = 30_000

export interface RevealedSecret {
  /** The real value while revealed, else `null`. */
  secret: string | null
  isRevealed: boolean
  onToggle: () => void
}

/**
 * The trigger's key on request; it goes away after 30 s, when the window loses the focus, and when trigger or key change.
 * A public key is there at once and stays.
 */
export function useRevealedSecret(
  triggerId: string,
  keyId: string | undefined,
  { isPublic = false }: { isPublic?: boolean } = {},
): RevealedSecret {
  const [shown, setShown] = useState<{ of: string; secret: string } | null>(null)
  const of = `${triggerId} ${keyId}`
  const known = useRequest('keys.reveal', isPublic && keyId !== undefined ? { triggerId } : null, keyId)
  const secret = shown !== null && shown.of === of ? shown.secret : null
  const isRevealed = secret !== null

  useEffect(() => {
    if (!isRevealed) return
    const hide = (): void => setShown(null)
    const timer = setTimeout(hide, shownForMs)
    window.addEventListener('blur', hide)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('blur', hide)
    }
  }, [isRevealed])

  const reveal = useCallback(async () => {
    const value = await attempt('keys.reveal', { triggerId })
    if (value !== null && document.hasFocus()) setShown({ of: `${triggerId} ${value.keyId}`, secret: value.secret })
  }, [triggerId])

  return {
    secret: isPublic ? (known.value?.secret ?? null) : secret,
    isRevealed,
    onToggle: () => (isRevealed ? setShown(null) : report(reveal())),
  }
}
