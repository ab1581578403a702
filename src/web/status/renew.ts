/** Updates a part of the page in place: focus, choice and scrolling stay. */

/** Same id, or same name and place: the same element. Text in fields stays. */
export function renew(old: Element, fresh: Element): void {
  if (old.isEqualNode(fresh)) return;
  renewAttributes(old, fresh);
  const known = new Map(
    [...old.children].filter(({ id }) => id !== '').map((child) => [child.id, child]),
  );
  let next = old.firstChild;
  for (const wanted of [...fresh.childNodes]) {
    const kept = sameNode(wanted, next, known);
    if (!kept) {
      old.insertBefore(document.importNode(wanted, true), next);
      continue;
    }
    // What stands before it goes, since an element that is moved would lose the focus; what is
    // found later comes back.
    while (next && next !== kept) next = afterRemoving(next);
    if (!next) old.append(kept);
    next = kept.nextSibling;
    renewNode(kept, wanted);
  }
  while (next) next = afterRemoving(next);
}

function afterRemoving(node: ChildNode): ChildNode | null {
  const after = node.nextSibling;
  node.remove();
  return after;
}

function renewNode(old: Node, fresh: Node): void {
  if (old instanceof Element && fresh instanceof Element) renew(old, fresh);
  else if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
}

/** By id, or the next node, if of the same kind and without an id. */
function sameNode(
  fresh: Node,
  next: ChildNode | null,
  known: ReadonlyMap<string, Element>,
): ChildNode | undefined {
  if (fresh instanceof Element && fresh.id !== '') return known.get(fresh.id);
  const isSame = next?.nodeName === fresh.nodeName && !(next instanceof Element && next.id !== '');
  return isSame ? next : undefined;
}

function renewAttributes(old: Element, fresh: Element): void {
  for (const { name } of [...old.attributes])
    if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes)
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
}
