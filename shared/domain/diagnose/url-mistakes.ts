import type { ContentPart } from '../../contracts/content-part'
import type { Recipe } from '../../contracts/recipe'
import { splitTarget } from '../request-query'
import { guessSenderUrls } from '../signature/sender-urls'
import type { Attempt, Attempts, Subject } from './attempt'

const contentOf = (recipe: Recipe): readonly ContentPart[] => ('content' in recipe ? recipe.content : [])

const urlPattern = /^(https?):\/\/([^/?]*)([^?]*)(\?.*)?$/i

const takeApart = (url: string) => {
  const [, scheme = '', host = '', path = '', query = ''] = urlPattern.exec(url) ?? []
  return { scheme, host, path, query }
}

/** What differs most between the URL that was signed and the trigger's own. */
const compareUrls = (signed: string, own: string): Pick<Attempt, 'mistake' | 'found'> => {
  const [there, here] = [takeApart(signed), takeApart(own)]
  const otherHost = { mistake: 'url_host', found: `The URL under the host ${there.host}` } as const
  if (there.host !== here.host) return otherHost
  if (there.scheme !== here.scheme) return { mistake: 'url_scheme', found: `The same URL with ${there.scheme}` }
  const has = (isThere: boolean): string => (isThere ? 'with' : 'without')
  if (there.path !== here.path) {
    return { mistake: 'url_slash', found: `The same URL ${has(there.path.endsWith('/'))} a slash at its end` }
  }
  return there.query === here.query
    ? otherHost
    : { mistake: 'url_query', found: `The same URL ${has(there.query !== '')} its query` }
}

function* withoutQuery({ preset, request }: Subject): Attempts {
  const { recipe } = preset
  if (!('content' in recipe) || splitTarget(request.target).query === null) return
  const content = recipe.content.map((part) =>
    part.part === 'url' && part.form === 'full' ? { ...part, form: 'base' as const } : part,
  )
  if (content.every((part, index) => part === recipe.content[index])) return
  yield { mistake: 'url_query', found: 'The URL without its query', recipe: { ...recipe, content } }
}

/** The mistakes of signing another form of the URL. */
export function* urlMistakes(subject: Subject): Attempts {
  const { preset, publicUrls, request } = subject
  if (!contentOf(preset.recipe).some(({ part }) => part === 'url')) return
  for (const url of guessSenderUrls(request, publicUrls)) {
    yield { ...compareUrls(url, publicUrls[0] ?? ''), publicUrls: [url] }
  }
  yield* withoutQuery(subject)
}

const methods = ['POST', 'GET', 'PUT', 'PATCH', 'DELETE', 'post']

/** The mistake of signing another method than the one that is sent. */
export function* methodMistakes({ preset, request }: Subject): Attempts {
  if (!contentOf(preset.recipe).some(({ part }) => part === 'method')) return
  for (const method of methods.filter((name) => name !== request.method)) {
    yield { mistake: 'method_signed', found: `The method ${method}`, request: { method } }
  }
}

const units = { s: 'seconds', ms: 'milliseconds', iso: 'ISO 8601' } as const

/** The mistake of writing the time in another unit. */
export function* timeMistakes({ preset }: Subject): Attempts {
  const { recipe } = preset
  const { timestamp } = recipe
  if (timestamp === undefined) return
  for (const unit of ['s', 'ms', 'iso'] as const) {
    if (unit === timestamp.unit) continue
    const found = `The time read as ${units[unit]}`
    yield { mistake: 'time_unit', found, recipe: { ...recipe, timestamp: { ...timestamp, unit } }, isWhole: true }
  }
}
