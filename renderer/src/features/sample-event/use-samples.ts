import type { Analysis } from '@shared/contracts/profile'
import type { SampleSummary, SampleView } from '@shared/contracts/sample'
import type { CallError } from '@shared/ipc/result'
import { useEffect, useMemo, useState } from 'react'
import { attempt } from '../../lib/call'
import { onFact, onReread } from '../../lib/facts'
import { useRequest } from '../../lib/use-request'
import type { RequestState } from '../../lib/use-request'

export interface Samples {
  isLoading: boolean
  error: CallError | null
  /** Oldest first. */
  list: readonly SampleSummary[]
  selectedId: string | null
  select: (sampleId: string) => void
  remove: (sampleId: string) => Promise<void>
  /** The selected sample; the one before it while the next is read. */
  view: RequestState<SampleView>
  analysis: RequestState<{ analysis: Analysis | null }>
  retry: () => void
}

const byTime = (left: SampleSummary, right: SampleSummary): number => left.capturedAt - right.capturedAt

/** The samples of a trigger, the one that is looked at, and what all of them together teach. A new sample is shown at once. */
export function useSamples(triggerId: string): Samples {
  const [changes, setChanges] = useState(0)
  const [asked, setAsked] = useState(0)
  const [chosenId, setChosenId] = useState<string | null>(null)
  const answer = useRequest('samples.list', { triggerId }, asked)
  const analysis = useRequest('schemas.analyse', { triggerId }, asked)
  // One question at a time, however fast samples come: the next waits for the answers to this one.
  if (asked !== changes && !answer.isLoading && !analysis.isLoading) setAsked(changes)

  useEffect(() => {
    const reread = () => setChanges((count) => count + 1)
    const stopFacts = onFact((fact) => {
      if (fact.fact === 'sample.added' && fact.sample.triggerId === triggerId) {
        setChosenId(fact.sample.id)
        reread()
      } else if (fact.fact === 'sample.removed' && fact.triggerId === triggerId) {
        reread()
      }
    })
    const stopRereads = onReread(reread)
    return () => {
      stopFacts()
      stopRereads()
    }
  }, [triggerId])

  const list = useMemo(() => [...(answer.value?.samples ?? [])].sort(byTime), [answer.value])
  const newestId = list.at(-1)?.id ?? null
  const isChosenKnown = list.some((sample) => sample.id === chosenId) || asked !== changes || answer.isLoading
  const selectedId = chosenId !== null && isChosenKnown ? chosenId : newestId
  const view = useRequest('samples.get', selectedId === null ? null : { sampleId: selectedId })

  return {
    isLoading: answer.isLoading && answer.value === null,
    error: answer.error,
    list,
    selectedId,
    select: setChosenId,
    remove: async (sampleId) => {
      if ((await attempt('samples.remove', { sampleId })) !== null) setChosenId(null)
    },
    view,
    analysis,
    retry: () => setChanges((count) => count + 1),
  }
}
