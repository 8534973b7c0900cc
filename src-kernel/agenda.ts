import { List, newList, push } from "./memory";
import { NEVER } from "./program";

/** A response that the subscriber still has to come. */
@unmanaged
export class Due {
  time: f64;
  /** When its message was sent. */
  sent: f64;
  node: i32;
  stage: i32;
  /** Number of the instance, and which of its messages it answers. */
  instance: i32;
  order: i32;

  take(other: Due): void {
    this.time = other.time;
    this.sent = other.sent;
    this.node = other.node;
    this.stage = other.stage;
    this.instance = other.instance;
    this.order = other.order;
  }
}

/** Responses to come, the next one last; of equal times that of the earlier instance comes first, then the earlier added. */
export class Agenda {
  static list: List = changetype<List>(0);
  /** Time of the next response; infinity when there is none. */
  static next: f64 = NEVER;
}

export function newAgenda(): void {
  Agenda.list = newList();
}

@inline
function dueAt(index: i32): Due {
  return changetype<Due>(Agenda.list.data + <usize>index * offsetof<Due>());
}

export function clearAgenda(): void {
  Agenda.list.count = 0;
  Agenda.next = NEVER;
}

export function addDue(time: f64, node: i32, stage: i32, instance: i32, sent: f64, order: i32): void {
  push(Agenda.list, offsetof<Due>());
  let at = Agenda.list.count - 1;
  for (; at > 0; at--) {
    const other = dueAt(at - 1);
    if (other.time > time || (other.time === time && other.instance > instance)) break;
    dueAt(at).take(other);
  }
  const due = dueAt(at);
  due.time = time;
  due.sent = sent;
  due.node = node;
  due.stage = stage;
  due.instance = instance;
  due.order = order;
  Agenda.next = dueAt(Agenda.list.count - 1).time;
}

/** Takes the next response; it stays readable until another is added. */
export function takeDue(): Due {
  const last = --Agenda.list.count;
  Agenda.next = last === 0 ? NEVER : dueAt(last - 1).time;
  return dueAt(last);
}
