// What a careful reader would see at once: texts that lie over one another, are cut, or push the page wider than the
// screen.

/** Faults of the view that is shown, by the boxes of its texts. */
export function layoutFaults(page) {
  return page.evaluate(() => {
    const faults = [];
    if (document.documentElement.scrollWidth > innerWidth) faults.push(`the page is ${document.documentElement.scrollWidth} px wide, the screen ${innerWidth}`);

    /** What of a box is seen inside the elements around it; `cut` where one hides the rest for good. */
    function seen(box, element) {
      let cut = false;
      for (let around = element; around && around !== document.body; around = around.parentElement) {
        const style = getComputedStyle(around);
        if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
        const frame = around.getBoundingClientRect();
        const clipped = { left: Math.max(box.left, frame.left), right: Math.min(box.right, frame.right), top: Math.max(box.top, frame.top), bottom: Math.min(box.bottom, frame.bottom) };
        const hides = style.overflowX === 'hidden' || style.overflowX === 'clip';
        if (hides && (clipped.left > box.left + 2 || clipped.right < box.right - 2)) cut = true;
        box = clipped;
      }
      return { box, cut };
    }

    const boxes = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement;
      if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true }) || element.closest('.sr, .skip, title, option, script, style')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const rect of range.getClientRects()) {
        if (rect.width < 1) continue;
        // Lines are set closer than their letters' boxes are high: only the middle counts.
        const middle = { left: rect.left, right: rect.right, top: rect.top + 0.22 * rect.height, bottom: rect.bottom - 0.22 * rect.height };
        const { box, cut } = seen(middle, element);
        const text = node.data.trim().slice(0, 40);
        if (cut) faults.push(`cut: ${text}`);
        if (box.right - box.left < 1 || box.bottom - box.top < 1) continue;
        if (box.right > innerWidth + 1 || box.left < -1) faults.push(`beyond the screen: ${text}`);
        boxes.push({ ...box, text, node });
      }
    }
    boxes.sort((a, b) => a.top - b.top);
    boxes.forEach((box, i) => {
      for (let k = i + 1; k < boxes.length && boxes[k].top < box.bottom - 1; ++k) {
        const other = boxes[k];
        if (other.node !== box.node && Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1.5) faults.push(`overlap: ${box.text} / ${other.text}`);
      }
    });
    return [...new Set(faults)];
  });
}
