import Foundation
import Knowledge
import PluginKit
import Storage

/// A niche of this process, behind its wall.
struct HostedPlugin: Sendable {
    let type: any Plugin.Type
    let wall: PluginWall

    var id: String { type.manifest.id }
    var manifest: PluginManifest { type.manifest }
    var contributions: Contributions { type.contributions }

    /// The tenant's settings with every default in its place; what an older version stored and this one does not take is
    /// left out.
    func settings(_ stored: JSON) -> JSONValue {
        let value = (try? JSONValue(json: Data(stored.text.utf8))) ?? .object([:])
        if case .fits(let filled) = manifest.settings.check(value) { return filled }
        guard case .object(let members) = value, case .object(var kept) = manifest.settings.defaults else {
            return manifest.settings.defaults
        }
        for member in manifest.settings.members {
            guard let value = members[member.name], case .fits(let filled) = member.schema.check(value) else {
                continue
            }
            kept[member.name] = filled
        }
        return .object(kept)
    }
}
