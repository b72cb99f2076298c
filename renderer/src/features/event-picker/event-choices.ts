import type { Connection } from '@shared/contracts/connection'
import type { SearchGroup, SearchItem } from '../../ui/search-list'

/** One line of Select an event: an event type of a connection, or any of its events. */
export interface EventChoice extends SearchItem {
  connectionId: string
  /** `null`: any event type. */
  eventType: string | null
  initials: string
  connectionName: string
  summary: string
  /** Of the whole connection. */
  eventCount: number
  title: string
  detail: string
}

/** The DOM-safe id of a choice. */
export const choiceId = (connectionId: string, eventType: string | null): string =>
  `${connectionId}/${eventType ?? '*'}`

/** What can be chosen, by connection, in the order of the registry. */
export function listEventChoices(connections: readonly Connection[]): SearchGroup<EventChoice>[] {
  return connections.map((connection) => ({
    id: connection.id,
    label: canTellEventsApart(connection) ? connection.name : 'Any sender',
    isFolded: canTellEventsApart(connection),
    items: canTellEventsApart(connection)
      ? [anyEvent(connection), ...connection.eventTypes.map((eventType) => oneEvent(connection, eventType))]
      : [wholeConnection(connection)],
  }))
}

/** Custom Webhook knows no event types: it is one choice by itself. */
const canTellEventsApart = (connection: Connection): boolean => connection.eventTypeFrom.length > 0

const wholeConnection = (connection: Connection): EventChoice => ({
  id: choiceId(connection.id, null),
  label: connection.name,
  connectionId: connection.id,
  eventType: null,
  initials: connection.initials,
  connectionName: connection.name,
  summary: connection.summary,
  eventCount: connection.eventTypes.length,
  title: connection.name,
  detail: connection.summary,
})

const anyEvent = (connection: Connection): EventChoice => ({
  ...wholeConnection(connection),
  label: `${connection.name}: any event`,
  title: 'Any event',
  detail: `Whatever ${connection.name} sends to this trigger.`,
})

const oneEvent = (connection: Connection, eventType: Connection['eventTypes'][number]): EventChoice => ({
  ...wholeConnection(connection),
  id: choiceId(connection.id, eventType.id),
  label: `${connection.name}: ${eventType.name}`,
  keywords: eventType.id,
  eventType: eventType.id,
  title: eventType.name,
  detail: eventType.description,
})
