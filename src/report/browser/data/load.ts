/** What a file of the report hands over, by its kind and its name. */
type Receive = (kind: string, name: string, data: unknown) => void;

declare global {
  interface Window {
    seedpress?: Receive;
  }
}

const loads = new Map<string, Promise<unknown>>();
const received = new Map<string, unknown>();

/** Lets the scripts that hold data hand it over. */
export function receiveData(): void {
  window.seedpress = (kind, name, data) => received.set(`${kind} ${name}`, data);
}

/**
 * Loads a file of the report, once. Rejects where it is not there any more: the site was published anew, and its files have
 * other names.
 */
export function loadData<T>(path: string, { kind, name }: { kind: string; name: string }): Promise<T> {
  const known = loads.get(path);
  if (known !== undefined) return known as Promise<T>;
  const loading = new Promise<T>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = path;
    script.addEventListener('load', () => {
      script.remove();
      const key = `${kind} ${name}`;
      if (received.has(key)) resolve(received.get(key) as T);
      else reject(new Error(`${path} holds something else`));
      received.delete(key);
    });
    script.addEventListener('error', () => {
      script.remove();
      loads.delete(path);
      reject(new Error(`${path} is not there`));
    });
    document.head.append(script);
  });
  loads.set(path, loading);
  return loading;
}
