/** Emotion words of the six. */
export const emotionTerms = {
  joy: `
happy, happily, love, loved, enjoy*, delight*, glad, thrilled, joy, excited, smile, pleased, yay,
feliz, felices, alegr*, encanta, encanto, encantad*, content*, disfrut*, maravill*, ilusion,
开心, 高兴, 快乐, 幸福, 喜欢, 爱了, 愉快, 哈哈, 满意, 享受, 感动, 嘻嘻, 温馨, 🙂, 😀, 😁, 😂, 😃, 😄, 😊, 😍, 🥰, 😘, 🤩, ❤, 💕, 🎉, 😋`,
  anger: `
angry, furious, mad at, pissed, annoy*, irritat*, outrag*, rage, infuriat*, livid, fed up, sick of,
unacceptable, wtf, frustrat*, ridiculous, indignad*, indignant*, enfad*, enoj*, cabread*, furios*,
hart*, rabia, inaceptable, vergüenza, molest*, 生气, 气愤, 愤怒,
恼火, 气死, 火大, 气人, 可恶, 烦人, 无语, 过分, 坑, 垃圾, 投诉, 骗子, 恼怒, 😠, 😡, 🤬, 👿, 😤`,
  sadness: `
sad, sadly, disappoint*, let down, unhappy, upset, heartbroken, depress*, cry, crying, regret*,
miss the, unfortunately, triste*, tristeza, decepcion*, desilusi*, pena, lastima, llorar, defraud*,
失望, 难过, 伤心, 遗憾, 可惜, 委屈, 寒心, 心寒, 郁闷, 后悔, 😢, 😭, 😞, 😔, 🙁, ☹, 😟, 💔, 😩`,
  fear: `
afraid, scared, scary, fear, worried, worry, anxious, nervous, unsafe, dangerous, terrified, panic,
miedo, asustad*, preocup*, peligro*, nervios*, insegur*, temor,
害怕, 担心, 恐怖, 吓, 吓人, 不安, 不敢, 危险, 不放心, 慌, 😨, 😱, 😰`,
  surprise: `
surprise*, surprising*, shocked, shocking, unexpected*, wow, omg, amazed, astonish*, unbelievable,
can't believe, cannot believe, sorprend*, sorpresa*, increible, asombr*, no me lo esperaba,
no me lo creo, 没想到, 居然, 竟然, 惊喜, 惊讶, 意外, 震惊, 想不到, 惊艳, 天哪, 😮, 😲, 😯, 🤯`,
  disgust: `
disgust*, gross, nasty, vile, revolting, yuck, filthy, vomit*, puke, nauseat*, cockroach*, roach*,
maggot*, asco, asqueros*, repugnant*, mugre, inmund*, cucaracha*,
恶心, 反胃, 想吐, 倒胃口, 蟑螂, 虫子, 苍蝇, 脏兮兮, 呕, 🤮, 🤢, 💩`,
} as const;

/** Emoji by signed strength. */
export const emojiTerms = {
  2: `😀 😁 😃 😄 😆 😊 😍 🥰 😘 🤩 😋 🤗 ❤ 💕 💖 💗 💯 👍 👏 🙌 🎉 ⭐ 🌟 👌 💪 🔥 🥳 😎 ♥ 💛 💚 💙 💜 🧡 🌹 😻`,
  1: `🙂 😉 😌 🙏 😂 🤣 ✨ ☺ 😇 ✅ 👀`,
  '-1': `😕 🙁 ☹ 😐 😑 😒 🙄 😬 😟 😓 😅 🤔 😶 😥 🫤`,
  '-2': `😠 😡 🤬 😤 👎 😞 😔 😢 😭 😩 😫 🤮 🤢 💩 💔 😨 😱 🖕 😖 😣 👿 🚫 ❌ 😰 🤦 😷 🥶 😾`,
} as const;
