import { refuse } from '../auth/authentication'
import type { AuthenticationResult } from '../auth/authentication'
import { readNodes } from '../body-path'
import { countOf, evidence } from '../evidence'
import type { VerifyInput } from './verify-input'

/** More items than this are not checked one by one, since each costs a signature. */
const maxItems = 200

type Verify = (input: VerifyInput) => AuthenticationResult

const nameItem = (index: number, count: number) => evidence('Item', `${index + 1} of ${count}`)

/** Checks every item of a list in the body as if it were the body; all of them must be genuine. */
export function verifyItems(each: string, verify: Verify): Verify {
  return (input) => {
    const items = readNodes(input.request.tree(), each)
    const where = evidence('Place', `${each} in the body`)
    if (items.length === 0 || items.length > maxItems) {
      const limit = items.length === 0 ? [] : [evidence('Allowed', countOf(maxItems, 'item'))]
      return refuse('items_missing', [where, evidence('Items found', String(items.length)), ...limit])
    }
    let last: AuthenticationResult | null = null
    for (const [index, item] of items.entries()) {
      last = verify({ ...input, request: { ...input.request, tree: () => item } })
      if (!last.authentic) return { ...last, evidence: [nameItem(index, items.length), ...last.evidence] }
    }
    if (last === null) throw new Error('There is at least one item.')
    return { ...last, evidence: [evidence('Items', countOf(items.length, 'signed item')), ...last.evidence] }
  }
}
