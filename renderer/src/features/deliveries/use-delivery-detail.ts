import type { BodyView, DeliveryDetail } from '@shared/contracts/delivery'
import type { Result } from '@shared/ipc/result'
import { useEffect, useState } from 'react'
import { call } from '../../lib/call'

export type BodyForm = 'pretty' | 'raw' | 'hex'

/** What was loaded last stays until the next is there, so that nothing flickers; `isCurrent` tells whether it is what was asked. */
export interface Loading<Value> {
  result: Result<Value> | null
  isCurrent: boolean
}

interface Loaded<Value> {
  of: string
  result: Result<Value>
}

const loadingOf = <Value>(loaded: Loaded<Value> | null, of: string): Loading<Value> => ({
  result: loaded?.result ?? null,
  isCurrent: loaded?.of === of,
})

/** A delivery with its verdict and headers, by id. */
export function useDeliveryDetail(deliveryId: string): Loading<DeliveryDetail> {
  const [loaded, setLoaded] = useState<Loaded<DeliveryDetail> | null>(null)
  useEffect(() => {
    let isStale = false
    void call('deliveries.get', { deliveryId }).then((result) => {
      if (!isStale) setLoaded({ of: deliveryId, result })
    })
    return () => {
      isStale = true
    }
  }, [deliveryId])
  return loadingOf(loaded, deliveryId)
}

/** The body of a delivery for display, in the form asked for. */
export function useDeliveryBody(deliveryId: string, form: BodyForm): Loading<BodyView> {
  const [loaded, setLoaded] = useState<Loaded<BodyView> | null>(null)
  const of = `${deliveryId} ${form}`
  useEffect(() => {
    let isStale = false
    void call('deliveries.body', { deliveryId, form }).then((result) => {
      if (!isStale) setLoaded({ of, result })
    })
    return () => {
      isStale = true
    }
  }, [deliveryId, form, of])
  return loadingOf(loaded, of)
}
