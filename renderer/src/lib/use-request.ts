import { useEffect, useEffectEvent, useState } from 'react'
import type { CallError, Result } from '@shared/ipc/result'
import type { RouteInput, RouteName, RouteOutput } from '@shared/ipc/routes'
import { call } from './call'
import { report } from './report'

export interface RequestState<Value> {
  /** The last answer that was good; it stays while a newer one is awaited, so that nothing flickers. */
  value: Value | null
  /** The error of the newest answer. */
  error: CallError | null
  isLoading: boolean
}

/**
 * Asks the backend, and asks again whenever the input or `version` changes; late answers to older questions are dropped.
 * With `null` as input nothing is asked.
 */
export function useRequest<Name extends RouteName>(
  name: Name,
  input: RouteInput<Name> | null,
  version: number | string = 0,
): RequestState<RouteOutput<Name>> {
  const question = input === null ? null : JSON.stringify([name, input, version])
  const [value, setValue] = useState<RouteOutput<Name> | null>(null)
  const [answered, setAnswered] = useState<{ question: string | null; error: CallError | null }>({
    question: null,
    error: null,
  })
  const ask = useEffectEvent(async (): Promise<Result<RouteOutput<Name>> | null> => input && call(name, input))

  useEffect(() => {
    if (question === null) return
    let isCurrent = true
    const settle = (result: Result<RouteOutput<Name>> | null): void => {
      if (!isCurrent || result === null) return
      if (result.ok) setValue(result.value)
      setAnswered({ question, error: result.ok ? null : result.error })
    }
    report(ask().then(settle))
    return () => {
      isCurrent = false
    }
  }, [question])

  const isLoading = question !== null && answered.question !== question
  return { value: question === null ? null : value, error: isLoading ? null : answered.error, isLoading }
}
