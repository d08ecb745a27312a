import { parameterOf } from './header-parameters.js';
import { headerOf, type ReadMessage } from './read-message.js';

/** The name of a part; empty where it has none. Source: email/message.py get_filename. */
export function filenameOf(message: Pick<ReadMessage, 'headers'>): string {
  const disposition = parameterOf(headerOf(message, 'content-disposition'), 'filename');
  return (disposition ?? parameterOf(headerOf(message, 'content-type'), 'name') ?? '').trim();
}
