/** A cluster of a label map. */
export interface ClusterKey {
  /** The map's id. */
  readonly map: string;
  /** The cluster's label. */
  readonly label: number;
}

/** What the reader has chosen; all views show it. */
export interface Selection {
  /** Chosen scan position, row times columns plus column. */
  readonly position: number;
  /** Position under the pointer, shown instead of the chosen one meanwhile; null for none. */
  readonly hovered: number | null;
  /** Cluster that stands out; null for all alike. */
  readonly cluster: ClusterKey | null;
}

/** Called with the selection and with what it was. */
export type SelectionListener = (now: Selection, before: Selection) => void;

/** Holds the selection and tells every view of its changes. */
export class SelectionState {
  #now: Selection;
  readonly #listeners = new Set<SelectionListener>();

  /** Starts with a position and nothing else chosen. */
  constructor(position: number) {
    this.#now = { position, hovered: null, cluster: null };
  }

  /** The selection as it is. */
  get now(): Selection {
    return this.#now;
  }

  /** The position that views show: the one under the pointer, else the chosen one. */
  get shown(): number {
    return this.#now.hovered ?? this.#now.position;
  }

  /** Changes parts of the selection; listeners hear of it if it differs. */
  change(parts: Partial<Selection>): void {
    const before = this.#now;
    const now = { ...before, ...parts };
    if (
      now.position === before.position && now.hovered === before.hovered &&
      sameCluster(now.cluster, before.cluster)
    ) return;
    this.#now = now;
    for (const listener of this.#listeners) listener(now, before);
  }

  /** Makes a cluster stand out, or none where it does already. */
  toggle(cluster: ClusterKey): void {
    this.change({
      cluster: sameCluster(this.#now.cluster, cluster) ? null : cluster,
    });
  }

  /** Calls the listener at every change, and once now. */
  follow(listener: SelectionListener): void {
    this.#listeners.add(listener);
    listener(this.#now, this.#now);
  }
}

/** Whether both are the same cluster, or none. */
export function sameCluster(
  first: ClusterKey | null,
  second: ClusterKey | null,
): boolean {
  return first?.map === second?.map && first?.label === second?.label;
}
